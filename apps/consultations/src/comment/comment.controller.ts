import { Controller } from '@nestjs/common';
import {
  addComment,
  answerComment,
  approveComment,
  hideComment,
  listComments,
  listReplies,
  type AddComment,
  type AnswerComment,
  type Call,
  type CommentPage,
  type CommentRef,
  type CommentView,
  type HideComment,
  type ListComments,
  type ListReplies,
  type ReplyPage,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { CommentQueries } from './comment.queries.js';
import { CommentService } from './comment.service.js';

@Controller()
export class CommentController {
  constructor(
    private readonly comments: CommentService,
    private readonly queries: CommentQueries,
  ) {}

  @HandleRpc(addComment)
  add(call: Call, body: AddComment): Promise<CommentView> {
    return this.comments.add(call, body);
  }

  @HandleRpc(listComments)
  list(call: Call, body: ListComments): Promise<CommentPage> {
    return this.queries.list(call.actor, body);
  }

  @HandleRpc(listReplies)
  replies(call: Call, body: ListReplies): Promise<ReplyPage> {
    return this.queries.replies(call.actor, body);
  }

  @HandleRpc(answerComment)
  answer(call: Call, body: AnswerComment): Promise<CommentView> {
    return this.comments.answer(call, body);
  }

  @HandleRpc(approveComment)
  approve(call: Call, body: CommentRef): Promise<CommentView> {
    return this.comments.approve(call, body);
  }

  @HandleRpc(hideComment)
  hide(call: Call, body: HideComment): Promise<CommentView> {
    return this.comments.hide(call, body);
  }
}
