// What Swagger UI's own oauth2-redirect.js does, but for one thing: that one goes on with an answer whose state is another, and only tells of it. An answer to a question that
// this browser did not ask may be that of somebody else's login (RFC 9700, section 4.7).
const asked = window.opener?.swaggerUIRedirectOauth2;

function take({ auth, state, redirectUrl }) {
  const inFragment = /code|token|error/.test(location.hash);
  const answer = Object.fromEntries(new URLSearchParams((inFragment ? location.hash : location.search).slice(1)));
  const refuse = (message) => asked.errCb({ authId: auth.name, source: 'auth', level: 'error', message });
  const { code, error, error_description: description = 'no code came from the server' } = answer;
  if (error !== undefined) return refuse(`[${error}]: ${description}`);
  if (answer.state !== state) return refuse('The answer is refused: its state is not the one that was sent');
  if (!['accessCode', 'authorizationCode', 'authorization_code'].includes(auth.schema.get('flow'))) {
    return asked.callback({ auth, token: answer, isValid: true, redirectUrl });
  }
  if (code === undefined) return refuse('[Authorization failed]: no code came from the server');
  // An answer counts once.
  delete asked.state;
  auth.code = code;
  asked.callback({ auth, redirectUrl });
}

if (asked !== undefined) {
  take(asked);
  window.close();
}
