/** Subjects of the link between a parent and one child, inside the child's account on the parent's link broker. */
export const linkSubjects = (child: string) => ({
  /** What the child asks. */
  toParent: `link.v1.${child}.parent`,
  /** What the parent asks. */
  toChild: `link.v1.${child}.child`,
  /** What an invited office asks before it has a card. */
  toJoin: `link.v1.${child}.join`,
});

/** Prefix of an instance's reply subjects. */
export const inboxOf = (iid: string) => `_INBOX_${iid}`;

/** Prefix of the reply subjects of an invited office: apart from those of the link that it is to have. */
export const joinInboxOf = (iid: string) => `_INBOX_join_${iid}`;
