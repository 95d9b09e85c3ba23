import { darkTheme } from './redoc-dark.js';

const { openapi, parameters } = JSON.parse(document.getElementById('config').textContent);
const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
Redoc.init(
  new URL(openapi, location.href).href,
  { ...(isDark ? { theme: darkTheme } : {}), ...parameters },
  document.getElementById('page'),
);
