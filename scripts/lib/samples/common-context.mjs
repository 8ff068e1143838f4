/** What the samples of every guide take for granted: readers know where Angular's own names come from. */
export const COMMON_CONTEXT = `
import { ApplicationConfig, ChangeDetectionStrategy, Component, DestroyRef, Injectable, LOCALE_ID, computed, inject, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { bootstrapApplication, createApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { LiveChatService, LiveChatWidget, injectLiveChat, provideLiveChat } from 'livechat-angular';
import { createLiveChat } from 'livechat-core';
declare const widgetId: string;
declare const liveChat: (command: string, ...args: readonly unknown[]) => void;
declare class App {}
interface CartItem { readonly sku: string; readonly quantity: number }
`;

/** Files of the reader's own application. */
export const READERS_FILES = `
declare module '*/shop-chat' { export class ShopChat {} }
`;
