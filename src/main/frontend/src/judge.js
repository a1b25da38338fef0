// What the server asks of every field, asked by the page beforehand and within the same limits: the kit's own questions
// differ in what is blank, how long a text is, and what is a number.
import { text } from './texts.js';

const NUMBER = /^-?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})$/;
const UNSEEN = /^[\s\p{Z}\p{Cf}]*$/u;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{Cs}\p{Co}\ufffe\uffff]/u; // eslint-disable-line no-control-regex

/** Whether nothing is there that anybody sees. */
export function blank(value) {
  return value === null || value === undefined || Array.isArray(value) && !value.length || typeof value === 'string' && UNSEEN.test(value);
}

/** @returns {string | null} what is wrong with the value, for the person */
export function fault(field, name, value) {
  const { required } = field.validate ?? {};
  if (field.type === 'checkbox') {
    return required && value !== true ? text('tick', name) : null;
  }
  if (blank(value)) {
    return required ? text(['radio', 'select', 'filepicker'].includes(field.type) ? 'choose' : 'required', name) : null;
  }
  return field.type === 'number' ? ofNumber(field, name, value) : typeof value === 'string' ? ofText(field, name, value) : null;
}

function ofText({ type, validate = {} }, name, value) {
  const { minLength, maxLength, pattern, patternErrorMessage } = validate;
  const length = [...value].length;
  return length > maxLength ? text('maxlength', name, maxLength)
    : length < minLength ? text('minlength', name, minLength)
      : CONTROL.test(value) ? text('control', name)
        : type === 'textfield' && /[\r\n\t]/.test(value) ? text('oneline', name)
          : pattern && !new RegExp(`^(?:${pattern})$`, 'u').test(value) ? patternErrorMessage || text('pattern', name)
            : null;
}

function ofNumber({ decimalDigits, validate = {} }, name, value) {
  const { min, max } = validate;
  const decimals = (value.split('.')[1] ?? '').replace(/0+$/, '').length;
  return !NUMBER.test(value) ? text('number', name)
    : decimals > decimalDigits ? (decimalDigits === 0 ? text('integer', name) : text('decimals', name, decimalDigits))
      : Number(value) < min ? text('min', name, min)
        : Number(value) > max ? text('max', name, max)
          : null;
}
