import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';

type Details = Awaited<ReturnType<Provider['interactionDetails']>>;

/** What a person sees: a form that asks who he is, and one that asks whether he agrees. */
export async function interaction(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const { prompt, params } = details;
  if (request.method === 'GET') {
    const asks =
      prompt.name === 'login'
        ? '<label>Name <input name="name"></label>'
        : `<p>${String(params.client_id)} asks for ${String(params.scope)}</p>`;
    const form = `<form method="post">${asks}<button>${prompt.name === 'login' ? 'Sign in' : 'Allow'}</button></form>`;
    response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>${prompt.name}</title>${form}`);
    return;
  }
  let body = '';
  for await (const piece of request) body += String(piece);
  const accountId = new URLSearchParams(body).get('name') ?? '';
  const result = prompt.name === 'login' ? { login: { accountId } } : { consent: { grantId: await agreed(provider, details) } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: prompt.name !== 'login' });
}

async function agreed(provider: Provider, { prompt, params, session, grantId }: Details): Promise<string> {
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = known ?? new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) });
  const { missingOIDCScope = [], missingResourceScopes = {} } = prompt.details as {
    missingOIDCScope?: string[];
    missingResourceScopes?: Record<string, string[]>;
  };
  if (missingOIDCScope.length > 0) grant.addOIDCScope(missingOIDCScope.join(' '));
  for (const [resource, scopes] of Object.entries(missingResourceScopes)) grant.addResourceScope(resource, scopes.join(' '));
  return grant.save();
}
