import type { Generated } from 'kysely';

/** The tables as queries see them; columns are written in snake case in the database. */
export interface Tables {
  accounts: { id: string; email: string; name: string; note: string; passwordHash: string | null; role: 'customer' | 'staff' };
  books: { id: string; title: string; author: string; priceCents: number; stock: number };
  orders: { id: string; accountId: string; status: 'placed' | 'cancelled'; placedAt: string };
  orderLines: { orderId: string; bookId: string; title: string; quantity: number; priceCents: number };
  logins: { id: string; accountId: string; scopes: string; expiresAt: string; revokedAt: Generated<string | null> };
  refreshTokens: { digest: string; loginId: string; usedAt: Generated<string | null> };
}
