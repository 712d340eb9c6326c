import LibsqlDatabase from 'libsql';
import pg from 'pg';

/** What was asked of a database, each statement once, with what it was asked with last. */
export const statements = new Map();
let isOn = false;

/** Whether statements are noted. */
export const note = (on) => {
  isOn = on;
};

const keep = (text, values) => {
  if (isOn && /^(?:select|insert|update|delete)/i.test(text)) statements.set(text, values);
};

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (asked, values, ...rest) {
  if (typeof asked === 'object' && asked.text) keep(asked.text, asked.values);
  else keep(asked, values);
  return query.call(this, asked, values, ...rest);
};

const { prepare } = LibsqlDatabase.prototype;
LibsqlDatabase.prototype.prepare = function (text) {
  const statement = prepare.call(this, text);
  for (const name of ['run', 'all']) {
    const method = statement[name];
    statement[name] = function (...values) {
      keep(text, values.flat());
      return method.apply(this, values);
    };
  }
  return statement;
};
