// execa's dependency unicorn-magic names an entry for ES modules only, which jest's CommonJS resolution does not see.
jest.mock('unicorn-magic', () => jest.requireActual('../../node_modules/unicorn-magic/node.js'), { virtual: true });
