/** Digits of the shortest PIN that was ever accepted; what a new one needs is told by the shell. */
export const leastDigits = 4;
