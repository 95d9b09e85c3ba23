/** Only requests for known hosts are let in: names as they are, and every name below one with a star. */
import { Controller, createApp, Get, Module, Post, trustedHosts } from 'tenon';

@Controller('/rooms')
class Museum {
  @Get()
  listRooms() {
    return ['bronze', 'glass'];
  }

  @Post('', { status: 201 })
  addRoom() {
    return 'silk';
  }
}

@Module({ controllers: [Museum] })
class MuseumModule {}

const hosts = trustedHosts(['museum.example', '*.gallery.example', '127.0.0.1']);

export const app = createApp(MuseumModule, { title: 'Museum', middleware: [hosts] });
