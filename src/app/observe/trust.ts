import type { IncomingMessage } from 'node:http';
import type { ExpressHost } from '../../routing/express-host.js';

type IsTrusted = (message: IncomingMessage) => boolean;

const everybody: IsTrusted = () => true;
const nobody: IsTrusted = () => false;

/** Whether what a request says of itself counts: always, never, or where it comes from a proxy that Express's `trust proxy` trusts. */
export function trustOf(whom: 'proxies' | boolean, { app }: ExpressHost): IsTrusted {
  if (whom !== 'proxies') return whom ? everybody : nobody;
  const trusts = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return ({ socket }) => trusts(socket.remoteAddress ?? '', 0);
}

/** Where a request comes from, as far as trusted proxies tell; undefined where its connection has no address. */
export function remoteAddressOf(message: IncomingMessage): string | undefined {
  return (message as { readonly ip?: string }).ip;
}
