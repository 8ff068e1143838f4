import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const libraries = ['livechat-core', 'livechat-angular', 'livechat-widget', 'livechat-server'].map(
  (name) => `projects/${name}/**/*.ts`,
);
const angularProjects = ['livechat-angular', 'livechat-widget', 'agent-desk', 'demo/src'];
const angularSources = angularProjects.map((name) => `projects/${name}/**/*.ts`);
const specs = ['**/*.spec.ts', '**/*.harness.ts', 'e2e/**/*.ts'];

/** Writing is forbidden by syntax where no rule of its own exists. */
const syntaxBans = [
  { selector: 'ExportAllDeclaration', message: 'Name what you export: `export *` hides the public face.' },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Build nodes instead: text of customers must never be parsed as HTML.',
  },
  {
    selector: 'MemberExpression[property.name=/^bypassSecurityTrust/]',
    message: 'Nothing here may step around the sanitizer.',
  },
];
const defaultExportBan = {
  selector: 'ExportDefaultDeclaration',
  message: 'Libraries export by name, so that a name is the same everywhere.',
};

/** What reads the time, makes an id or touches the browser comes in as an argument. */
const injected = ['Date.now', 'new Date()', 'Math.random', 'crypto', 'setTimeout'].join(', ');
const impureGlobals = [
  'crypto',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'queueMicrotask',
  'requestAnimationFrame',
  'performance',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'WebSocket',
  'BroadcastChannel',
].map((name) => ({ name, message: `Take it as an argument: here no code may reach for ${injected} and the like.` }));

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    '.angular/',
    '.cache/',
    '.data/',
    'test-results/',
    'coverage/',
    '**/*.generated.ts',
  ]),
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', setTimeout: 'readonly' },
    },
    rules: { 'no-console': 'error', eqeqeq: 'error', 'prefer-const': 'error' },
  },
  {
    files: ['examples/**/*.mjs'],
    languageOptions: { globals: { Buffer: 'readonly', AbortSignal: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: ['projects/demo/public/**/*.js', 'projects/demo/pages/**/*.js'],
    languageOptions: { globals: { window: 'readonly', document: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.spec.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...syntaxBans],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return close();` reads well where nothing is returned.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Interfaces are met by shape, also where a class has the same name.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // An empty text is as good as none where `||` is written.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // The only sign of an input method in some browsers.
      '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'lib', name: 'keyCode' }] }],
      // A row of a query is named by whoever asks.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // At an edge the code checks what a type only promises.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // Interfaces and types are both used where each reads better.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // The types of one implementation need not be those of every implementation of an interface.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: libraries,
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...syntaxBans, defaultExportBan] },
  },
  {
    files: ['state', 'effect', 'gate', 'command'].map((folder) => `projects/livechat-core/src/${folder}/**/*.ts`),
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time arrives as an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness arrives as an argument.' },
        { object: 'globalThis', message: 'The environment arrives as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...syntaxBans,
        defaultExportBan,
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The time arrives as an argument.',
        },
      ],
    },
  },
  {
    files: angularSources,
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/no-output-on-prefix': 'error',
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: { '@angular-eslint/prefer-on-push-component-change-detection': 'off' },
  },
  {
    // Fixtures have every form that components can have, also those that nobody should choose.
    files: ['projects/livechat-widget/engine/contract/*-contract.ts'],
    rules: { '@angular-eslint/no-input-rename': 'off', '@angular-eslint/no-output-rename': 'off' },
  },
  {
    files: angularProjects.map((name) => `projects/${name}/**/*.html`),
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/no-any': 'error',
      '@angular-eslint/template/no-inline-styles': ['error', { allowNgStyle: false, allowBindToStyle: true }],
      '@angular-eslint/template/button-has-type': 'error',
    },
  },
  {
    files: specs,
    rules: {
      // Tests look at values that they know to be there, and pass methods to be watched.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['e2e/fixtures/*.ts'],
    // Playwright reads from the pattern which fixtures one needs, and insists on a pattern.
    rules: { 'no-empty-pattern': 'off' },
  },
);
