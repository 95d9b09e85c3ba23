import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'coverage/', 'bench/', 'node_modules/', 'openapi-ui/vendor/', 'spec/openapi/clients/programs/'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.js', 'scripts/*.mjs', 'openapi-ui/*.mjs', 'openapi-ui/assets/*.js', 'spec/openapi/pages/support/*.js'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // `typeof import('x')` is how the type of something loaded later is named.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `Awaitable<unknown>` says that a promise is possible, which `unknown` alone does not.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // It calls assertions unnecessary that the compiler then asks for (`.call`, `.at(-1)`).
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      // Handlers may throw, and reject with, anything; what arrives is passed on as it is.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', 'jest.config.ts', 'eslint.config.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['openapi-ui/assets/**', 'spec/openapi/pages/support/*.js'],
    languageOptions: {
      globals: {
        document: 'readonly',
        location: 'readonly',
        matchMedia: 'readonly',
        window: 'readonly',
        URLSearchParams: 'readonly',
        Redoc: 'readonly',
        SwaggerUIBundle: 'readonly',
        SwaggerUIStandalonePreset: 'readonly',
      },
    },
  },
  {
    files: ['spec/**', 'samples/**'],
    rules: {
      // Classes are declared to be decorated, generators without work between their halves are the point of a spec.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      'require-yield': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
);
