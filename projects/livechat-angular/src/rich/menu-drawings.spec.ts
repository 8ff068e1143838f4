import { Bell, MoveVertical, Trash2, Volume2, VolumeX } from 'lucide';
import { outline } from '../components/outline';
import { MENU_DRAWINGS } from './menu-drawings';

describe('MENU_DRAWINGS', () => {
  it('are those of the icon library', () => {
    expect(MENU_DRAWINGS).toEqual({
      bell: outline(Bell),
      move: outline(MoveVertical),
      erase: outline(Trash2),
      soundOn: outline(Volume2),
      soundOff: outline(VolumeX),
    });
  });
});
