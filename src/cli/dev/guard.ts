// Runs a command of Node in this process group, and ends the group with the process that started it.
import { spawn } from 'node:child_process';
import { endWithParent } from './parent.js';

endWithParent();
const [, , file = '', ...options] = process.argv;
spawn(process.execPath, [file, ...options], { stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1));
