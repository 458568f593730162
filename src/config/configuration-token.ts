/** The names under which the configuration and the clock are injected. */
export const configurationToken = Symbol('configuration');
export const clockToken = Symbol('clock');
