/** What an access token may allow, as the document and its "Authorize" dialog tell it. */
export const scopes = {
  'orders:read': 'See your orders.',
  'orders:write': 'Place orders, and cancel them.',
  'customers:all': 'See the accounts and orders of all customers, and cancel their orders.',
  'catalogue:write': 'Add books, and change them.',
} as const;

export type Scope = keyof typeof scopes;

/** What somebody is to the shop. */
export type Role = 'customer' | 'staff';

/** What the tokens of a role may allow. */
export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  customer: ['orders:read', 'orders:write'],
  staff: ['orders:read', 'orders:write', 'customers:all', 'catalogue:write'],
};
