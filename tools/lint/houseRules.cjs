/**
 * What every package's ESLint configuration adds to Backstage's.
 *
 * @typedef {Record<string, readonly string[]>} Layers each folder of `src` with the folders that it may import
 */

/**
 * @param {string} directory of the package
 * @param {{ layers?: Layers, accessible?: boolean, pure?: boolean }} [options]
 *   `layers`: imports that are not listed are errors, so that they point downhill (ARCHITECTURE.md has the picture);
 *   `accessible`: the package draws; `pure`: it must run anywhere, without I/O, a clock or React
 */
function houseRules(
  directory,
  { layers = {}, accessible = false, pure = false } = {},
) {
  return {
    extends: accessible ? ['plugin:jsx-a11y/recommended'] : [],
    settings: {
      // Without it the import rules cannot find a `.ts` file, and then they pass everything without a word.
      'import/resolver': {
        node: { extensions: ['.ts', '.tsx', '.js', '.json'] },
      },
    },
    ...(pure && {
      restrictedImports: [
        ...require('node:module').builtinModules.flatMap(name => [
          name,
          `node:${name}`,
        ]),
        'react',
        'react-dom',
        'express',
        'knex',
      ],
    }),
    // A test may set its stage with whatever it needs; `testing/` folders are still closed to the product.
    testRules: { 'import/no-restricted-paths': 'off' },
    overrides: [
      {
        // Backstage takes them for the product, which may not import what is there for development only.
        files: ['src/**/testing/**'],
        rules: { '@backstage/no-undeclared-imports': 'off' },
      },
    ],
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      // A file begins with what it is for; what that needs may stand below. Constants still come first.
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, typedefs: false, variables: false },
      ],
      // The compiler knows better: it sees which cases there are, and which paths return nothing.
      'default-case': 'off',
      'consistent-return': 'off',
      // ESLint refuses a zone list that is empty.
      ...(Object.keys(layers).length > 0 && {
        'import/no-restricted-paths': [
          'error',
          {
            basePath: directory,
            zones: Object.entries(layers).map(([layer, allowed]) => ({
              target: `./src/${layer}`,
              from: './src',
              except: [layer, ...allowed].map(name => `./${name}`),
              message: `${layer}/ may import ${
                allowed.length > 0
                  ? allowed.map(name => `${name}/`).join(', ')
                  : 'no other folder of this package'
              } only.`,
            })),
          },
        ],
      }),
    },
  };
}

module.exports = { houseRules };
