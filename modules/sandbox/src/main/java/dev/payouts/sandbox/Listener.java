package dev.payouts.sandbox;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The port and its one event loop: one thread keeps the ledger free of locks and is fast enough.
 */
final class Listener implements AutoCloseable {
  private static final int BODY_BYTES_MAX = 256 * 1024;
  private static final int BACKLOG = 1024;
  private static final int STOP_SECONDS_MAX = 2;

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final Pipeline pipeline = new Pipeline();
  private @Nullable Channel server;

  private Listener() {
    this.group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    this.loop = group.next();
  }

  /** Takes the port, so that its number is known; connections wait until {@link #serve}. */
  static Listener bind(String address, int port) throws IOException {
    Listener listener = new Listener();
    ChannelFuture bound =
        new ServerBootstrap()
            .group(listener.group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(listener.pipeline)
            .bind(new InetSocketAddress(address, port))
            .awaitUninterruptibly();
    listener.server = bound.channel();
    if (bound.cause() != null) {
      listener.close();
      throw new IOException(
          "The sandbox cannot listen on " + address + ":" + port + ".", bound.cause());
    }
    return listener;
  }

  void serve(Router router) {
    pipeline.router = router;
    channel().config().setAutoRead(true);
  }

  EventLoop loop() {
    return loop;
  }

  URI uri() {
    InetSocketAddress address = (InetSocketAddress) channel().localAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  private Channel channel() {
    if (server == null) {
      throw new IllegalStateException("not bound");
    }
    return server;
  }

  @Override
  public void close() {
    var _ =
        group
            .shutdownGracefully(0, STOP_SECONDS_MAX, TimeUnit.SECONDS)
            .awaitUninterruptibly(STOP_SECONDS_MAX, TimeUnit.SECONDS);
  }

  /** Set up for each connection anew. */
  private static final class Pipeline extends ChannelInitializer<Channel> {
    private volatile @Nullable Router router;

    @Override
    protected void initChannel(Channel channel) {
      Router present = router;
      if (present != null) {
        var _ =
            channel
                .pipeline()
                .addLast(
                    new HttpServerCodec(),
                    new HttpObjectAggregator(BODY_BYTES_MAX),
                    new Connection(present));
      }
    }
  }
}
