// The name under which the report's settings are injected.
export const reportSettingsToken = Symbol('report settings');
