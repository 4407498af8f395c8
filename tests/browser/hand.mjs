// What a hand does with files, and what it leads to.

/** @import { Page } from "playwright-core" */

/** Drops files or folders on the page. @param {Page} page @param {string[]} files */
export async function drop(page, files) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) {
    await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
  }
  await session.detach();
}

/** The titles in the list of stories. @param {Page} page */
export const titles = (page) => page.locator(".stories .show").evaluateAll((nodes) => nodes.map((node) => node.firstChild?.textContent ?? ""));
