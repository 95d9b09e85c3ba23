const { openapi, parameters, oauth2Redirect, oauth } = JSON.parse(document.getElementById('config').textContent);
const whole = (address) => new URL(address, location.href).href;

// Only the other layout has a switch that follows the system.
if (parameters.layout !== 'StandaloneLayout' && matchMedia('(prefers-color-scheme: dark)').matches) {
  document.documentElement.classList.add('dark-mode');
}

const ui = SwaggerUIBundle({
  ...parameters,
  url: whole(openapi),
  domNode: document.getElementById('page'),
  // What stands in the page's address never decides which document is shown.
  queryConfigEnabled: false,
  oauth2RedirectUrl: oauth2Redirect === undefined ? undefined : whole(oauth2Redirect),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  plugins: [SwaggerUIBundle.plugins.DownloadUrl],
});
ui.initOAuth(oauth);
