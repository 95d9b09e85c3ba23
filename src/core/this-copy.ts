// For its effect alone: imported by every file that an application may import.
import { tellOfThisCopy } from './copies.js';

tellOfThisCopy();
