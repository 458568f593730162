// Measurements told one by one, and as a list.
import type { Measurement, MeasurementSink } from './measurement.js';

/** What a teller says, in its order. */
export function listed(tell: (sink: MeasurementSink) => void): readonly Measurement[] {
  const list: Measurement[] = [];
  tell({
    duration: ({ metric, variant }, outcome, seconds, settlesAt) => {
      list.push({ metric, variant, value: { kind: 'duration', outcome, seconds }, settlesAt });
    },
    share: ({ metric, variant }, outcome, settlesAt) => {
      list.push({ metric, variant, value: { kind: 'share', outcome }, settlesAt });
    },
    rating: ({ metric, variant }, value, settlesAt) => {
      list.push({ metric, variant, value: { kind: 'rating', value }, settlesAt });
    },
  });
  return list;
}

/** Says one of a list. */
export function tellOne(measurement: Measurement, sink: MeasurementSink): void {
  const { value, settlesAt } = measurement;
  if (value.kind === 'duration')
    sink.duration(measurement, value.outcome, value.seconds, settlesAt);
  else if (value.kind === 'share') sink.share(measurement, value.outcome, settlesAt);
  else sink.rating(measurement, value.value, settlesAt);
}
