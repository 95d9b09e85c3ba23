/** `tenon/security`: what guards, logins and token endpoints are made of; the schemes themselves are in `tenon`. */
export {};
