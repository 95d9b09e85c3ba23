/** How long a value lives: as long as the application, as long as one request, or anew for everyone who asks. */
export type Scope = 'singleton' | 'request' | 'transient';

/**
 * When a request's resource is closed: before the first byte of the answer (a commit that fails is then a 500),
 * or after its last byte (for what background tasks and streams still use).
 */
export type Closes = 'before-response' | 'after-response';

/** Inversify's word for each scope. */
export const inversifyScope = { singleton: 'Singleton', request: 'Request', transient: 'Transient' } as const;

/** Our word for a scope of Inversify's. */
export function scopeOf(name: 'Singleton' | 'Request' | 'Transient'): Scope {
  return name === 'Singleton' ? 'singleton' : name === 'Request' ? 'request' : 'transient';
}
