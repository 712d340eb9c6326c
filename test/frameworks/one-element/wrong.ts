import 'magpie-widgets/post-feed';

document.createElement('magpie-follow-button').size = 'large';
