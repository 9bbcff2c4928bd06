import process from 'node:process';
import { Imitation } from '../imitation.ts';

/** The main process's `powerMonitor`: the machine sleeps and wakes when the test says so. */
class ImitatedPowerMonitor extends Imitation {
  onBatteryPower = false;

  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'lock-screen',
      'unlock-screen',
      'on-battery',
      'on-ac',
      'shutdown',
      'speed-limit-change',
      'thermal-state-change',
      'user-did-become-active',
      'user-did-resign-active',
    ]);
  }

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }

  /** Seconds; somebody is always at the keyboard. */
  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(): 'active' {
    return 'active';
  }

  getCurrentThermalState(): 'unknown' {
    return 'unknown';
  }

  /** Something happens to the machine's power. */
  happens(event: string): void {
    if (event === 'on-battery' || event === 'on-ac') {
      this.onBatteryPower = event === 'on-battery';
    }
    const prevented = this.emitPreventable(event, {});
    if (event === 'shutdown') {
      // Windows has no such event. An app that asks for no time gets none: the machine goes on ending everybody.
      if (process.platform === 'win32') throw new Error('Windows tells an app by its windows alone.');
      // The app may have ended before anybody could ask.
      process.stdout.write(`stand-in: the machine ${prevented ? 'waits' : 'goes on'}\n`);
      if (!prevented) process.kill(process.pid, 'SIGTERM');
    }
  }
}

export const thePowerMonitor = new ImitatedPowerMonitor();
