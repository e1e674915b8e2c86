/** A Vietnamese number as people read it aloud: "024 6250 0119", "098 269 3434". */

/** Hà Nội and Hồ Chí Minh City: the only area codes of two digits (after the leading 0). */
const shortAreas = ['24', '28'];

/** The national form of an E.164 number; a foreign one stays as it is. */
export function readablePhone(e164: string): string {
  if (!e164.startsWith('+84')) return e164;
  const rest = e164.slice(3);
  const areaLength = !rest.startsWith('2') || shortAreas.includes(rest.slice(0, 2)) ? 2 : 3;
  const [area, line] = [rest.slice(0, areaLength), rest.slice(areaLength)];
  const head = line.length - 4;
  return `0${area} ${line.slice(0, head)} ${line.slice(head)}`;
}
