import { token } from 'tenon';
import type { RefreshTokenStore } from 'tenon/security';

export const REFRESH_TOKENS = token<RefreshTokenStore>('RefreshTokens');
