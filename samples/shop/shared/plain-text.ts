import { Length, Matches } from 'class-validator';

/** One line of text: from 1 to `maxLength` characters, none of them a control character (which PostgreSQL would not store). */
export function PlainText(maxLength: number): PropertyDecorator {
  return (target, name) => {
    Length(1, maxLength)(target, String(name));
    Matches(/^\P{Cc}*$/u)(target, String(name));
  };
}
