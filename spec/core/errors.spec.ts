import { StartupError, TenonError } from 'tenon';
import { problem, renderProblem } from '../../src/core/errors.js';

describe('a problem', () => {
  it('is rendered with its code, its way and its remedy', () => {
    expect(renderProblem({ code: 'PROVIDER_CYCLE', what: 'a needs itself.', path: ['a', 'b', 'a'], fix: 'do not.' })).toBe(
      'a needs itself. [PROVIDER_CYCLE]\n  path: a → b → a\n  fix:  do not.',
    );
  });

  it('is rendered without a way where it has none', () => {
    expect(renderProblem({ code: 'APP_CLOSED', what: 'Closed.', path: [], fix: 'open.' })).toBe('Closed. [APP_CLOSED]\n  fix:  open.');
  });
});

describe('TenonError', () => {
  it('has the code, the problem, the rendered text and the cause', () => {
    const cause = new Error('why');
    const error = TenonError.of('OUTSIDE_REQUEST', { token: 'Session' }, { cause, path: ['a', 'Session'] });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('TenonError');
    expect(error.code).toBe('OUTSIDE_REQUEST');
    expect(error.problem).toEqual(problem('OUTSIDE_REQUEST', { token: 'Session' }, ['a', 'Session']));
    expect(error.message).toBe(renderProblem(error.problem));
    expect(error.cause).toBe(cause);
    expect('cause' in TenonError.of('APP_CLOSED', {})).toBe(false);
  });
});

describe('StartupError', () => {
  const one = problem('PROVIDER_CYCLE', { token: 'a' }, ['a', 'a']);
  const other = problem('MODULE_UNDEFINED', { importer: 'AppModule', index: 0 });

  it('counts and numbers the problems, and indents their lines', () => {
    expect(new StartupError([one]).message).toMatch(/^The application cannot start: 1 problem\.\n\n1\. a needs itself/);
    const { message, problems } = new StartupError([one, other]);
    expect(message).toMatch(/^The application cannot start: 2 problems\.\n\n1\. a needs/);
    expect(message).toContain('\n     path: a → a\n     fix:  break');
    expect(message).toContain('\n\n2. Import 1 of AppModule is undefined');
    expect(problems).toEqual([one, other]);
  });

  it('has the first cause there is', () => {
    const cause = new Error('no such host');
    expect(new StartupError([one, { ...other, cause }]).cause).toBe(cause);
    expect('cause' in new StartupError([one])).toBe(false);
  });
});
