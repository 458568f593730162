// Token of the detection room's settings.
export const detectionRoomToken = Symbol('detection room');
