// The name under which the report's settings are injected.
export const reportSettingsToken = Symbol('report settings');

/** Who makes reports elsewhere than on the event loop (`ReportMaker`); null = nobody. */
export const reportMakerToken = Symbol('report maker');
