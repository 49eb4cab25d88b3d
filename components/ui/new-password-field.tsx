import { TextField } from './field';

/** The field for a password that is being chosen, with what is demanded of it. */
export function NewPasswordField({
  label = 'Password',
  error,
}: {
  label?: string;
  error?: string | undefined;
}) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={10}
      maxLength={200}
      help="At least 10 characters; a few words in a row are easy to remember."
      {...(error ? { error } : {})}
    />
  );
}
