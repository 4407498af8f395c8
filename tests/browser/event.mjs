// Six tellings of one invented event, as a reader would drop them: the passengers, the groundings and
// the day of the tow differ, and what the sites put around the stories is no part of them.

/** @type {Record<string, string>} */
export const FERRY_STORIES = {
  "courier.txt": `Ferry runs aground off Gull Point; 212 taken off

By Nora Pike

The ferry Marten ran aground on a sandbar off Gull Point early Sunday with 212 passengers aboard. Nobody was hurt, the coast guard said.

“Nobody aboard was in danger at any time,” Captain Ines Moreau said. “The hull held, and so did the crew.”

The harbor authority has logged 17 groundings at the bar since 2019. The ferry will be towed to Port Ansel on Tuesday.

Share this story: Facebook | Twitter | Email
`,
  "ledger.txt": `“We were never told,” says crew after ferry strikes rocks

The ferry Marten struck rocks off Gull Point early Sunday with more than 200 passengers aboard. Nobody was hurt, the coast guard said.

A deckhand, who asked not to be named, said alarms had failed twice that week.

“Nobody aboard was in danger,” Captain Ines Moreau said.

The ferry will be towed to Port Ansel on Wednesday.

Share this story: Facebook | Twitter | Email
`,
  "radio.txt": `Ferry aground off Gull Point

The ferry Marten ran aground on a sandbar off Gull Point on Sunday with 212 passengers aboard, the coast guard said. Nobody was hurt.

The harbor authority has logged 17 groundings at the bar since 2019.

Share this story: Facebook | Twitter | Email
`,
  "times.txt": `212 rescued from stranded ferry

The ferry Marten ran aground on a sandbar off Gull Point early Sunday with 212 passengers aboard. Two people were hurt, the coast guard said.

The harbor authority has logged 17 groundings at the bar since 2019.

The ferry will be towed to Port Ansel on Tuesday.
`,
  "wire.txt": `GULL POINT (Wire) - The ferry Marten ran aground on a sandbar off Gull Point early Sunday with about 210 passengers aboard. Nobody was hurt, the coast guard said.

“Nobody aboard was in danger at any time,” Captain Ines Moreau said.

The ferry will be towed to Port Ansel on Tuesday.
`,
  "blog.txt": `The Marten fiasco

The ferry Marten ran aground on a sandbar off Gull Point early Sunday with 240 passengers aboard. Nobody was hurt, the coast guard said.

The harbor authority has logged 12 groundings at the bar since 2019.

Leave a comment
`,
};
