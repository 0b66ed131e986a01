/** Digits of the shortest PIN that was ever accepted; what a new one needs is told by the shell. */
export const leastDigits = 4;
/** As many are asked for, until the shell has told. */
export const suggestedDigits = 6;
