import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The house's tail limits hold without exceptions in `src` and `sandbox`; tests may be long, never careless. */
const tailLimits = {
  'max-lines': ['error', { max: 200 }],
  'max-lines-per-function': ['error', { max: 40 }],
  complexity: ['error', 8],
  'max-params': ['error', 4],
  'max-depth': ['error', 3],
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'dist-sandbox/**',
      'dist-sandbox/**',
      'node_modules/**',
      'coverage/**',
      '**/*.cjs',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowEmpty: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Nest types its options as classes, to be given as literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  { files: ['src/**/*.{ts,tsx}', 'sandbox/**/*.ts'], rules: tailLimits },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/config/**', 'src/domain/clock.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are parsed once, in src/config.' },
        { object: 'Date', property: 'now', message: 'Time comes from Clock.' },
        { object: 'Math', property: 'random', message: 'No randomness without a seed.' },
      ],
    },
  },
  {
    files: ['src/{comparison,domain,report,statistics,storage}/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ObjectExpression > SpreadElement:first-child > ObjectExpression',
          message:
            'Write the keys out: begun with a spread, every object gets a shape of its own (docs/decisions/007).',
        },
        {
          selector: 'VariableDeclarator[id.type="ArrayPattern"] > ArrayExpression',
          message: 'A declaration each: V8 makes the list, every time (docs/decisions/007).',
        },
      ],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        document: 'readonly',
        window: 'readonly',
        navigator: 'readonly',
        localStorage: 'readonly',
        location: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
);
