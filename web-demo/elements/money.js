// Money and quantities for reading. They stay decimal strings: a formatter that takes strings never rounds them
// to a binary number.

/** An amount of money in the reader's manner, with every digit that it has. */
export function money(amount, currency, language) {
  const places = digitsBehindPoint(amount);
  return formatted(amount, language, { style: "currency", currency, minimumFractionDigits: Math.max(2, places), maximumFractionDigits: Math.max(2, places) });
}

/** A quantity in the reader's manner. */
export function quantity(amount, language) {
  return formatted(amount, language, { maximumFractionDigits: digitsBehindPoint(amount) });
}

function formatted(amount, language, options) {
  try {
    return new Intl.NumberFormat(language || undefined, options).format(amount);
  } catch {
    // An unknown language tag or currency: the plain digits are right too.
    return amount;
  }
}

function digitsBehindPoint(amount) {
  return Math.min(20, amount.split(".")[1]?.length ?? 0);
}
