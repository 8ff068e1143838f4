import { bootstrapApplication } from '@angular/platform-browser';
import { deskConfig } from './desk-config';
import { DeskRoot } from './shell/desk-root';

void bootstrapApplication(DeskRoot, deskConfig);
