import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import globals from 'globals';
import pluginVue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

/** Who may import whom: the same table that tests/architecture.test.ts judges by. */
const law = JSON.parse(readFileSync(new URL('./scripts/import-law.json', import.meta.url), 'utf8'));

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a thing has one name everywhere.',
};
const NO_ASYNC_STORE = {
  selector: ':function[async=true], AwaitExpression',
  message: 'Stores are synchronous: work that waits belongs in a composable, which calls setters.',
};
const NO_CLOCK = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'The domain has no clock: take the day as an argument.',
};
const NO_SLEEP = {
  selector: "CallExpression[callee.name='setTimeout'], CallExpression[callee.property.name='waitForTimeout']",
  message: 'Wait for what the test needs to see, not for time to pass.',
};

const pageGlobals = [
  'window',
  'document',
  'self',
  'globalThis',
  'navigator',
  'location',
  'localStorage',
  'fetch',
];
const hostGlobals = ['process', 'performance', 'crypto', 'setTimeout', 'setInterval', 'console', 'indexedDB'];

export default tseslint.config(
  // The kernels are AssemblyScript, which has a compiler of its own.
  {
    ignores: [
      'dist/',
      '.cache/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
      'public/',
      'workers/training/kernels/',
    ],
  },
  js.configs.recommended,
  { files: ['**/*.ts', '**/*.vue'], extends: [tseslint.configs.strict, tseslint.configs.stylistic] },
  { files: ['**/*.vue'], extends: [pluginVue.configs['flat/recommended']] },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser, sourceType: 'module' },
      globals: globals.browser,
    },
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      // Layout is prettier's.
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.vue'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // x[i]! in numeric loops under noUncheckedIndexedAccess
      '@typescript-eslint/prefer-for-of': 'off', // numeric code says its index
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
      'max-lines': ['error', { max: 400 }],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-undef': 'off', // the compiler's
    },
  },
  // A forgotten promise is the fault that tests see last; the rules that find it need types.
  {
    files: ['src/**/*.ts', 'workers/**/*.ts', 'tests/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  ...law.map(layerRules),
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_CLOCK],
      'no-restricted-globals': [
        'error',
        ...[...pageGlobals, ...hostGlobals].map((name) => ({
          name,
          message: 'The domain runs anywhere: no page, no host, no clock.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain has no clock: take the day as an argument.' },
        { object: 'Math', property: 'random', message: 'Use the seeded generator of src/domain/random.ts.' },
      ],
    },
  },
  // Formulas take their series one by one.
  { files: ['src/domain/{stats,metrics}/**/*.ts'], rules: { 'max-params': ['error', 4] } },
  {
    files: ['src/stores/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_ASYNC_STORE] },
  },
  {
    files: ['tests/**/*.ts'],
    ignores: ['tests/bench/**'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_SLEEP] },
  },
  // Tools that read a file's default export.
  { files: ['*.config.ts', '*.config.js'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.mjs', '*.config.js'], languageOptions: { globals: globals.node } },
);

/** `no-restricted-imports` for one layer, with the reason in every message. */
function layerRules({ folder, layers, typeLayers, packages, typePackages, why }) {
  const message = `${folder}: ${why}.`;
  const others = law.map((layer) => layer.folder).filter((name) => name !== folder && !layers.includes(name));
  const regexes = [
    ...others.map((name) => ({ regex: pathTo(name, folder), allowTypeImports: typeLayers.includes(name) })),
    ...typePackages.map((name) => ({ regex: `^${name}(?:/|$)`, allowTypeImports: true })),
    { regex: otherPackages([...packages, ...typePackages]), allowTypeImports: false },
  ];
  return {
    files: [`${folder}/**/*.ts`, `${folder}/**/*.vue`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: regexes.map((pattern) => ({ ...pattern, message })) },
      ],
    },
  };
}

/** Relative paths from a file of `from` into the folder `to`. */
function pathTo(to, from) {
  const [top, name] = to.split('/');
  return from.startsWith(`${top}/`) ? `^(?:\\.\\./)+${name}/` : `^(?:\\.\\./)+${top}/${name}/`;
}

function otherPackages(allowed) {
  return allowed.length ? `^(?!\\.)(?!(?:${allowed.join('|')})(?:/|$))` : '^(?!\\.)';
}
