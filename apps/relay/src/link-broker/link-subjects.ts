/** Subjects of the link between a parent and one child, inside the child's account on the parent's link broker. */
export const linkSubjects = (child: string) => ({
  /** What the child asks. */
  toParent: `link.v1.${child}.parent`,
  /** What the parent asks. */
  toChild: `link.v1.${child}.child`,
});

/** Prefix of an instance's reply subjects. */
export const inboxOf = (iid: string) => `_INBOX_${iid}`;
