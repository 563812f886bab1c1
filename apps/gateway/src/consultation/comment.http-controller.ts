import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AddComment,
  addComment,
  AnswerComment,
  answerComment,
  approveComment,
  CommentRef,
  HideComment,
  hideComment,
  ListComments,
  listComments,
  ListReplies,
  listReplies,
  type Call,
  type CommentPage,
  type CommentView,
  type ReplyPage,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Act, Create, Read } from '../http/route.js';

@ApiTags('consultations')
@Controller('consultations')
export class CommentHttpController {
  constructor(private readonly bus: Bus) {}

  @PublicRead(10)
  @Read(':id/comments', listComments, '评论列表')
  listComments(call: Call, query: ListComments): Promise<CommentPage> {
    return this.bus.call(listComments, query, call);
  }

  @Create(':id/comments', addComment, '发表评论')
  addComment(call: Call, body: AddComment): Promise<CommentView> {
    return this.bus.call(addComment, body, call);
  }

  @PublicRead(10)
  @Read(':id/comments/:commentId/replies', listReplies, '评论的回复')
  listReplies(call: Call, query: ListReplies): Promise<ReplyPage> {
    return this.bus.call(listReplies, query, call);
  }

  @Act(':id/comments/:commentId/actions/answer', answerComment, '作出正式答复')
  answerComment(call: Call, body: AnswerComment): Promise<CommentView> {
    return this.bus.call(answerComment, body, call);
  }

  @Act(':id/comments/:commentId/actions/approve', approveComment, '公开评论')
  approveComment(call: Call, ref: CommentRef): Promise<CommentView> {
    return this.bus.call(approveComment, ref, call);
  }

  @Act(':id/comments/:commentId/actions/hide', hideComment, '隐藏评论')
  hideComment(call: Call, body: HideComment): Promise<CommentView> {
    return this.bus.call(hideComment, body, call);
  }
}
