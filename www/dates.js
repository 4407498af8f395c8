// Dates in words: ISO 8601 with X for what is not told, or the distance from the day of the story (REF).

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");

/** @type {Record<string, string>} */
const DAYPARTS = { TMO: "morning", TAF: "afternoon", TEV: "evening", TNI: "night" };

/** @type {Record<string, string>} */
const SEASONS = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter", H1: "first half", H2: "second half", Q1: "first quarter", Q2: "second quarter", Q3: "third quarter", Q4: "fourth quarter" };

/** @type {Record<string, string>} */
const PERIODS = { S: "second", N: "minute", H: "hour", D: "day", W: "week", WE: "weekend", M: "month", Q: "quarter", Y: "year", E: "decade", C: "century" };

/**
 * "XXXX-06-12" is "June 12, year not told"; "REF-1Y" is "the year before the story".
 * @param {string} value a figure's `value`, or its `relative` where it has one
 * @returns {string}
 */
export function dateWords(value) {
  const ends = value.split("/");
  if (ends.length === 2) return `${dateWords(ends[0])} to ${dateWords(ends[1])}`;
  const [, date, clock] = /^(.*?)(T(?:MO|AF|EV|NI|\d.*))?$/.exec(value) ?? [];
  const day = date ? dayWords(date) : "";
  if (!clock) return day;
  const time = DAYPARTS[clock] ?? clock.slice(1).replace(/^(\d\d)$/, "$1:00");
  return [day, time].filter(Boolean).join(", ");
}

/** @type {Record<string, string>} */
const PARTS = { START: "start", MID: "middle", END: "end" };

/** @param {string} date without a time @returns {string} */
function dayWords(date) {
  // One part, and no part of a part: a file from elsewhere may have as many as it likes.
  const [, whole, side] = /^(?!.*-(?:START|MID|END)-)(.*)-(START|MID|END)$/.exec(date) ?? [];
  if (whole) return `the ${PARTS[side]} of ${dayWords(whole)}`;
  // "REF+1W-2" is the Tuesday of a week, "REF-1Y-Q3" a part of a year.
  const [, period, within] = /^(REF[+-]\d+[A-Z])-(.+)$/.exec(date) ?? [];
  if (period) return `${WEEKDAYS[Number(within) - 1] ?? SEASONS[within] ?? weekWords(within)}, ${dayWords(period)}`;
  const relative = /^REF(?:([+-]\d+(?:\.\d+)?)([A-Z]+))?$/.exec(date);
  if (relative) return relativeWords(Number(relative[1] ?? 0), PERIODS[relative[2] ?? "D"] ?? "time");
  if (date === "XXXX-WXX-WE") return "a weekend, date not told";
  const weekday = /-WXX-([1-7])$/.exec(date);
  if (weekday) return `a ${WEEKDAYS[Number(weekday[1]) - 1]}, date not told`;
  const decade = /^(\d{3})X$/.exec(date);
  if (decade) return `the ${decade[1]}0s`;
  const century = /^(\d\d)XX$/.exec(date);
  if (century) return `the years ${century[1]}00 to ${century[1]}99`;
  // "2019-10-W01" is a week of a month, "2020-W31" one of a year.
  const [, around, week] = /^([\dX-]+)-(W-1|W\d\d)$/.exec(date) ?? [];
  if (around) return `${weekWords(week)}, ${dayWords(around)}`;
  const [year, part, number] = date.split("-");
  if (part === undefined) return year === "XXXX" ? "a year not told" : year;
  const month = MONTHS[Number(part) - 1];
  if (SEASONS[part]) return named(SEASONS[part], year, " ");
  if (date.startsWith("XXXX-XX-XX")) return "a day not told";
  if (!month && part !== "XX") return date;
  const told = number && number !== "XX" ? String(Number(number)) : "";
  if (!month) return told ? `day ${told} of a month not told` : named("", year, "");
  return told ? named(`${month} ${told}`, year, ", ") : named(month, year, " ");
}

/** @param {string} week "W-1" is the last one, "W03" the third */
function weekWords(week) {
  return week === "W-1" ? "last week" : `week ${Number(week.slice(1))}`;
}

/** @param {string} words @param {string} year @param {string} between */
function named(words, year, between) {
  return year === "XXXX" ? `${words}, year not told` : `${words}${between}${year}`;
}

/** @param {number} shift @param {string} period */
function relativeWords(shift, period) {
  const side = shift < 0 ? "before" : "after";
  if (shift === 0) return `the ${period} of the story`;
  if (Math.abs(shift) === 1) return `the ${period} ${side} the story`;
  const count = Math.abs(shift);
  return `${count} ${period === "century" ? "centuries" : `${period}s`} ${side} the story`;
}
