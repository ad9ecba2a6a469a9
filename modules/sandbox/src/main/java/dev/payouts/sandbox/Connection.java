package dev.payouts.sandbox;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** One client connection: answers its requests one after the other, pipelined ones included. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final int PIPELINED_MAX = 1000;

  private final Router router;
  private final Queue<Pending> waiting = new ArrayDeque<>();
  private boolean busy;

  private record Pending(Request request, boolean keepAlive) {}

  Connection(Router router) {
    this.router = router;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext channel, FullHttpRequest message) {
    if (message.decoderResult().isFailure() || waiting.size() >= PIPELINED_MAX) {
      Wire.send(channel, Answer.error(400, "Not HTTP"), false, router.agenda());
      return;
    }
    waiting.add(new Pending(request(message), HttpUtil.isKeepAlive(message)));
    next(channel);
  }

  private static Request request(FullHttpRequest message) {
    String uri = message.uri();
    int query = uri.indexOf('?');
    return new Request(
        message.method().name(),
        query < 0 ? uri : uri.substring(0, query),
        message.headers().get("OC-Key", ""),
        message.headers().get("OC-Signature", ""),
        ByteBufUtil.getBytes(message.content()));
  }

  private void next(ChannelHandlerContext channel) {
    while (!busy) {
      Pending pending = waiting.poll();
      if (pending == null) {
        return;
      }
      busy = true;
      router.route(pending.request(), once(channel, pending.keepAlive()));
    }
  }

  private Consumer<Answer> once(ChannelHandlerContext channel, boolean keepAlive) {
    return new Consumer<>() {
      private boolean answered;

      @Override
      public void accept(Answer answer) {
        if (answered) {
          return;
        }
        answered = true;
        busy = false;
        Wire.send(channel, answer, keepAlive, router.agenda());
        next(channel);
      }
    };
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
    // A client that went away or spoke nonsense; the next one is not affected.
    var _ = channel.close();
  }
}
