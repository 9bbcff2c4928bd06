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
    this.emitPreventable(event, {});
  }
}

export const thePowerMonitor = new ImitatedPowerMonitor();
