/** With redirection off, a path that differs by its last slash does not exist. */
import { Controller, createApp, Get, Module } from 'tenon';

@Controller()
class Harmony {
  @Get('/scales')
  listScales() {
    return ['major', 'minor'];
  }

  @Get('/modes/')
  listModes() {
    return ['dorian'];
  }
}

@Module({ controllers: [Harmony] })
class HarmonyModule {}

export const app = createApp(HarmonyModule, { redirectSlashes: false });
