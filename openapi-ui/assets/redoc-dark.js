/** ReDoc's theme for those who like it dark; it has none of its own. */
const paper = '#1c2022';
const raised = '#262b2e';
const ink = '#e4e6e6';
const faded = '#b7bcbf';

export const darkTheme = {
  colors: {
    primary: { main: '#8ab8ff' },
    success: { main: '#7bd88f' },
    warning: { main: '#e6b450', contrastText: paper },
    error: { main: '#ff8f8f' },
    gray: { 50: raised, 100: '#343a3e' },
    text: { primary: ink, secondary: faded },
    border: { dark: '#4a5257', light: '#343a3e' },
    responses: {
      success: { color: '#7bd88f', backgroundColor: '#1d3226', tabTextColor: '#7bd88f' },
      error: { color: '#ff8f8f', backgroundColor: '#3a2224', tabTextColor: '#ff8f8f' },
      redirect: { color: '#e6b450', backgroundColor: '#372e1c', tabTextColor: '#e6b450' },
      info: { color: '#8ab8ff', backgroundColor: '#1e2b3a', tabTextColor: '#8ab8ff' },
    },
  },
  schema: { nestedBackground: raised, linesColor: '#5b6569', typeNameColor: faded, typeTitleColor: faded, requireLabelColor: '#ff8f8f' },
  typography: { code: { color: '#ffb4a2', backgroundColor: '#2d3336' }, links: { color: '#8ab8ff', visited: '#8ab8ff', hover: '#b5d2ff' } },
  sidebar: { backgroundColor: raised, textColor: ink, activeTextColor: '#8ab8ff' },
  rightPanel: { backgroundColor: '#14181a', textColor: ink },
  codeBlock: { backgroundColor: '#0d1014' },
};
