/** A setting that cannot be used, said in a sentence to whoever starts the server. */
export class WrongSetting extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongSetting';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function readFlag(environment: Environment, name: string, otherwise: boolean): boolean {
  const value = environment[name];
  if (!value) return otherwise;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new WrongSetting(`${name} is '${value}'; it must be true or false.`);
}

export function readWholeNumber(
  environment: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = environment[name];
  if (!value) return otherwise;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new WrongSetting(`${name} is '${value}'; it must be a whole number from ${least} to ${most}.`);
}
