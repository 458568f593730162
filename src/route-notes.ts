// What the build's compiler plugin says of the routes for their OpenAPI description, kept until somebody asks for it: the library
// it is said to takes 15 MB and 530 files at start. scripts/late-notes.mjs points the compiled controllers here.
type Library = typeof import('@nestjs/swagger');
type Word = 'ApiOperation' | 'ApiParam' | 'ApiQuery' | 'ApiResponse';
type Note = (library: Library) => void;

const notes: Note[] = [];

function later(word: Word) {
  return (said: object): MethodDecorator =>
    (controller, method, route) => {
      notes.push((library) => {
        library[word](said as never)(controller, method, route);
      });
    };
}

/** @public */
export const ApiOperation = later('ApiOperation');
/** @public */
export const ApiParam = later('ApiParam');
/** @public */
export const ApiQuery = later('ApiQuery');
/** @public */
export const ApiResponse = later('ApiResponse');

/** Says to the library what was noted, in the order it was noted, each note once. */
export function passNotes(library: Library): void {
  for (const note of notes.splice(0)) note(library);
}
